// What the look of a preview is tried on: a post, a style sheet and a page of the author's.

export const post = (title: string, body: string, more = ''): string => `---\ntitle: ${title}\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: 林夏\ncategories: [自然, 河流]\n${more}---\n\n${body}\n`;
export const words = '涨潮的时候，河水沿着石阶一级一级地漫上来。Low water leaves the steps bare until noon.';
export const text = `<h2 id="part">河岸 The bank</h2>\n<p id="first">${words}</p>\n<blockquote><p>The river takes its time.</p></blockquote>\n<p>See <a href="#part">the bank</a> and <code>tide()</code>.</p>\n`;

export const siteCss = `@charset "utf-8";
/* @import "commented.css"; */
@import url("parts/quote.css") screen;
@import 'parts/never.css' print;
@import "https://cdn.example.com/remote.css";
@import "parts/nowhere.css";
@font-face { font-family: Signs; src: url(../fonts/signs.ttf?v=1#iefix) format('truetype'); }
@font-face { font-family: Far; src: url(https://cdn.example.com/far.woff2); }
body { font-family: Signs, serif; background: #fff8e7; }
.galley-body p { color: rgb(10, 20, 30); background-image: url('../pictures/paper.png'); content: "url(no.png)"; }
#first { background-image: url(/images/site.png); }
`;

export const template = `<!DOCTYPE html>
<html class="site" lang="{{language}}">
<head>
<title>{{title}} | My site</title>
<link rel="stylesheet" href="site/page.css">
<style>.tag { color: rgb(0, 0, 200); }</style>
<script>document.documentElement.dataset.ran = 'yes'</script>
</head>
<body class="post-page" onload="document.body.dataset.ran = 'yes'">
<nav><a href="/">Home</a> <img id="logo" src="site/logo.png" alt="Logo"></nav>
<main>
<h1>{{title}}</h1>
<p class="by">{{author}} · {{date}} · {{subtitle}}</p>
<div class="entry">
{{{content}}}
</div>
<ul class="tags">{{#tags}}<li class="tag">{{.}}</li>{{/tags}}</ul>
{{#thumbnail}}<img id="thumbnail" src="{{.}}" alt="">{{/thumbnail}}
<script>document.body.dataset.ran = 'yes'</script>
</main>
</body>
</html>
`;
