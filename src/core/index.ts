// The door of the core. Offsets are UTF-16 offsets of texts without a BOM; lines and columns count from 0; paths are relative to the blog's folder.

/** Sets the texts of another language; without a call, they are English. */
export { config as setTexts } from '@vscode/l10n';

export { addPostsGlob, setSeverity } from './editSettings';
export { readBlog, isPostPath, blogFiles, type Blog, type FileFinding } from './blog';
export { checkPost, checkEncoding } from './check';
export { severities, type Finding, type Fix, type Severity } from './finding';
export { fixText, chooseFixes, getReaderName, type Fixed } from './fix';
export type { Files, Host } from './host';
export { toImageBlock, type Image } from './image/block';
export { measureImage, type PixelSize } from './image/measure';
export { findImagePlace, insertImage, type ImageInsertion, type ImagePlace } from './image/place';
export { createFrontMatter, insertFrontMatter } from './post/newFrontMatter';
export { getSilencers } from './silence';
export { keepCalm } from './keepCalm';
export { parsePost, type Post } from './post/post';
export { readSiteValues, type SiteValue } from './siteValues';
export { toPostPath } from './post/postPath';
export { getRulePage, nameSeverity } from './rules/page';
export type { Article, Block, Header, Sourced } from './render/article';
export { renderArticle } from './render/renderArticle';
export { renderHtml } from './render/renderHtml';
export { rules } from './rules/registry';
export type { Rule } from './rules/rule';
export type { Settings } from './settings';
export { decode, encode, type Decoded } from './text/decode';
export { LineIndex, type Position } from './text/lineIndex';
export { applyEdits, type Edit, type Span } from './text/span';
