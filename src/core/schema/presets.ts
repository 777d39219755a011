import type { JsonSchema } from './jsonSchema';

const text: JsonSchema = { type: 'string' };
const yesOrNo: JsonSchema = { type: 'boolean' };
const anything: JsonSchema = {};
// What only a theme or a plugin knows: a key near to it may well be another theme's.
const ofTheme: JsonSchema = { 'x-galley-theme': true };
const themePicture: JsonSchema = { ...ofTheme, 'x-galley-image': true };
const picture: JsonSchema = { type: 'string', 'x-galley-image': true };
// Sites take a number for a name as well as they take a text: `tags: [2021]` shows the tag "2021".
const name: JsonSchema = { type: ['string', 'number'] };
const names: JsonSchema = { anyOf: [name, { type: 'array', items: name }] };
const namesOrPaths: JsonSchema = { anyOf: [name, { type: 'array', items: { anyOf: [name, { type: 'array', items: name }] } }] };

/** The model post's keys: what every post has, and what it should have. */
const model: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['title', 'date'],
  'x-galley-recommended': ['author', 'categories', 'headimg', 'thumbnail', 'comments'],
  properties: {
    title: { type: 'string', minLength: 1 },
    date: anything,
    author: text,
    categories: namesOrPaths,
    headimg: picture,
    thumbnail: picture,
    comments: yesOrNo,
    tags: names,
    description: text,
    updated: anything,
    permalink: text,
    layout: anything,
  },
};

/** Hexo's own variables (hexo.io/docs/front-matter) and those of the Volantis theme (volantis.js.org, v5). */
const hexo: JsonSchema = {
  ...model,
  properties: {
    ...model.properties,
    tag: names, category: namesOrPaths, excerpt: text, disableNunjucks: yesOrNo, lang: text, published: yesOrNo, photos: anything, link: text, slug: name, sticky: anything,
    keywords: ofTheme, copyright: ofTheme, robots: ofTheme, seo_title: ofTheme, top: ofTheme, pin: ofTheme, toc: ofTheme, mathjax: ofTheme,
    katex: ofTheme, math: ofTheme, mermaid: ofTheme, icons: ofTheme, plugins: ofTheme, sidebar: ofTheme, music: ofTheme, meta: ofTheme,
    top_meta: ofTheme, bottom_meta: ofTheme, music_player: ofTheme, cover: ofTheme, references: ofTheme, backup: ofTheme, readmore: ofTheme,
    reward: ofTheme, rating: ofTheme, hide: ofTheme, status: ofTheme, group: ofTheme, type: ofTheme, index_img: themePicture,
    banner_img: themePicture, password: ofTheme, abbrlink: ofTheme, sitemap: ofTheme, comment: ofTheme, avatar: ofTheme, img: ofTheme,
    coverImg: themePicture, summary: ofTheme, subtitle: ofTheme, id: ofTheme,
  },
};

/** The schema of posts by preset. Unknown keys are fine: vocabularies are open. */
export const presetSchemas: Readonly<Record<'hexo' | 'plain', JsonSchema>> = { hexo, plain: model };
