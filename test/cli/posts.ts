/** A post that Galley has nothing to say about. */
export const goodPost = `---
title: '一篇好文章'
categories:
 - 新闻
headimg: 'https://example.com/a.jpg'
author: 编辑部
comments: false
date: Fri, 11 Jun 2021 01:29:00 GMT
thumbnail: 'https://example.com/a.jpg'
---

<p>正文。</p>
`;

/** The same post with one error in line 2, which has a safe fix. */
export const badPost = goodPost.replace("title: '一篇好文章'", 'title: 你好: 世界');

/** What the fix of {@link badPost} makes of it. */
export const mendedPost = goodPost.replace('一篇好文章', '你好: 世界');

/** The same post with one warning in line 12, which only its author can mend: a picture that says nothing to those who cannot see it. */
export const postWithWarning = goodPost.replace('正文。', '<img src="https://example.com/a.jpg" referrerpolicy="no-referrer">');
