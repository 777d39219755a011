import * as l10n from '@vscode/l10n';

/**
 * Says what a key of a post means to a Hexo site and its themes (hexo.io/docs/front-matter; volantis.js.org, v5; the Fluid, Matery and Butterfly themes);
 * `undefined` for a key of the author's own.
 */
export function explainKey(key: string): string | undefined {
  switch (key) {
    case 'title': return l10n.t('The article\'s title, as readers see it above the article and in every list.');
    case 'date': return l10n.t('When the article was published: its place in every list, and part of its address on many sites.');
    case 'updated': return l10n.t('When the article was last changed. Without it, sites take the file\'s own time.');
    case 'author': return l10n.t('Who wrote the article.');
    case 'categories': return l10n.t('Where the article stands in the site\'s tree. Several names are a path from the trunk to the branch; a list of lists is several paths.');
    case 'category': return l10n.t('As "categories".');
    case 'tags': return l10n.t('Words under which the article is found; they have no order.');
    case 'tag': return l10n.t('As "tags".');
    case 'headimg': return l10n.t('Address of the picture at the head of the article: https://… or a path of the site such as /images/a.jpg.');
    case 'thumbnail': return l10n.t('Address of the small picture on the article\'s card in lists.');
    case 'comments': return l10n.t('Whether readers can comment: true or false. Without it, they can.');
    case 'comment': return l10n.t('Whether, or how, readers can comment (some themes).');
    case 'description': return l10n.t('One or two sentences for search engines and for the article\'s card.');
    case 'summary': return l10n.t('A short text shown in lists in place of the article\'s beginning.');
    case 'excerpt': return l10n.t('What lists show of the article. Without it, they show what stands above <!-- more -->.');
    case 'subtitle': return l10n.t('A line below the title.');
    case 'permalink': return l10n.t('The article\'s own address on the site, in place of the one made by the site\'s rule.');
    case 'abbrlink': return l10n.t('A short name from which a plugin makes the article\'s address.');
    case 'slug': return l10n.t('The part of the article\'s address that stands for its title. Without it, the file\'s name.');
    case 'layout': return l10n.t('Which of the theme\'s layouts shows the article; false for none.');
    case 'lang': return l10n.t('The article\'s language where it is not the site\'s, such as en or zh-CN.');
    case 'published': return l10n.t('false keeps the article from being published.');
    case 'disableNunjucks': return l10n.t('true prints {{ and {% as they stand instead of running them.');
    case 'photos': return l10n.t('Addresses of pictures shown as a gallery above the article.');
    case 'link': return l10n.t('An address that the article\'s title leads to (articles that are links).');
    case 'sticky': return l10n.t('A number that keeps the article on top of the list; the highest comes first.');
    case 'top': return l10n.t('Keeps the article on top of the list (some themes).');
    case 'pin': return l10n.t('true keeps the article on top of the list.');
    case 'keywords': return l10n.t('Words for search engines.');
    case 'copyright': return l10n.t('The notice below the article about who may use it, or false for none.');
    case 'robots': return l10n.t('What search engines may do, such as noindex.');
    case 'seo_title': return l10n.t('A title for search engines where it is not the article\'s.');
    case 'toc': return l10n.t('Whether a table of contents is shown.');
    case 'mathjax': return l10n.t('Whether formulas are set by MathJax.');
    case 'katex': return l10n.t('Whether formulas are set by KaTeX.');
    case 'math': return l10n.t('Whether formulas are set as such.');
    case 'mermaid': return l10n.t('Whether diagrams are drawn by Mermaid.');
    case 'icons': return l10n.t('Icons beside the article\'s title.');
    case 'plugins': return l10n.t('Plugins of the theme that this article needs.');
    case 'sidebar': return l10n.t('Which boxes stand beside the article, or false for none.');
    case 'music': return l10n.t('Music that is played on the article\'s page.');
    case 'music_player': return l10n.t('Whether a music player is shown.');
    case 'meta': return l10n.t('Which facts about the article are shown above and below it, or false for none.');
    case 'top_meta': return l10n.t('Which facts about the article are shown above it, or false for none.');
    case 'bottom_meta': return l10n.t('Which facts about the article are shown below it, or false for none.');
    case 'cover': return l10n.t('The page\'s cover: a picture, or true or false.');
    case 'references': return l10n.t('Sources that are listed below the article.');
    case 'backup': return l10n.t('Other places where the article can be read.');
    case 'readmore': return l10n.t('Whether lists show a button to read on.');
    case 'reward': return l10n.t('Whether a box for tips is shown.');
    case 'rating': return l10n.t('Whether readers can rate the article.');
    case 'hide': return l10n.t('true keeps the article out of lists; its address still works.');
    case 'status': return l10n.t('The article\'s status, as the theme shows it.');
    case 'group': return l10n.t('The group of articles that the theme puts it in.');
    case 'type': return l10n.t('The kind of article or page, as the theme knows it.');
    case 'index_img': return l10n.t('Address of the picture on the article\'s card.');
    case 'banner_img': return l10n.t('Address of the wide picture above the article.');
    case 'coverImg': return l10n.t('Address of the article\'s cover picture.');
    case 'img': return l10n.t('Address of the article\'s picture.');
    case 'avatar': return l10n.t('Address of the author\'s picture.');
    case 'password': return l10n.t('A word that readers must know to open the article.');
    case 'sitemap': return l10n.t('Whether the article stands in the site\'s map for search engines.');
    case 'id': return l10n.t('A name of the article for scripts and plugins.');
    default: return undefined;
  }
}
