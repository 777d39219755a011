import type { JsonSchema } from './jsonSchema';

const text: JsonSchema = { type: 'string' };
const yesOrNo: JsonSchema = { type: 'boolean' };
const anything: JsonSchema = {};
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
    headimg: text,
    thumbnail: text,
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
    keywords: anything, copyright: anything, robots: anything, seo_title: text, top: anything, pin: anything, toc: anything, mathjax: anything, katex: anything, math: anything, mermaid: anything,
    icons: anything, plugins: anything, sidebar: anything, music: anything, meta: anything, top_meta: anything, bottom_meta: anything, music_player: anything, cover: anything, references: anything,
    backup: anything, readmore: anything, reward: anything, rating: anything, hide: anything, status: anything, group: anything, type: anything, index_img: anything, banner_img: anything,
    password: anything, abbrlink: anything, sitemap: anything, comment: anything, avatar: anything, img: anything, coverImg: anything, summary: anything, subtitle: anything, id: anything,
  },
};

/** The schema of posts by preset. Unknown keys are fine: vocabularies are open. */
export const presetSchemas: Readonly<Record<'hexo' | 'plain', JsonSchema>> = { hexo, plain: model };
