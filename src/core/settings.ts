import type { Severity } from './finding';
import { namedBlocks } from './image/template';
import { defaultPermalinks, type Permalinks } from './permalinks';
import { defaultRendering, type Rendering } from './rendering';

/** How a rule is set: a severity, `off`, or a severity with options of the rule's own. */
export type RuleSetting = Severity | 'off' | readonly [Severity, Readonly<Record<string, unknown>>];

/** A blog's settings, complete: what stands in galley.json, then in the site's `_config.yml`, then the preset's. */
export interface Settings {
  readonly preset: 'hexo' | 'plain';
  /** Globs of the posts, relative to the blog's folder. */
  readonly posts: readonly string[];
  /** Path of the project's own JSON Schema, relative to the blog's folder. */
  readonly schema: string | undefined;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly site: SiteSettings;
  readonly image: ImageSettings;
  /** Markup of a paragraph, with `{text}`. */
  readonly paragraph: { readonly block: string };
  /** Markup of what heads a section, with `{text}`. */
  readonly section: { readonly block: string };
  readonly preview: { readonly styles: readonly string[]; readonly template: string | undefined };
}

/** What is known of the published site. */
export interface SiteSettings {
  /** The site's address, such as `https://example.com`. */
  readonly url: string | undefined;
  /** The path below which the site is published; begins and ends with `/`. */
  readonly root: string;
  /** IANA name of the zone in which the site shows dates; `undefined`: the building machine's. */
  readonly timeZone: string | undefined;
  /** IANA name of the zone of the machine that builds the site; `undefined`: as `timeZone`. */
  readonly buildTimeZone: string | undefined;
  /** BCP 47 tag of the site's language. */
  readonly language: string | undefined;
  /** How the site prints dates, as moment's formats; `undefined`: as its language does. */
  readonly dateFormat: string | undefined;
  /** The folder whose files are published as they are, relative to the blog's folder: `/a.jpg` of the site is `a.jpg` in it. */
  readonly publicDir: string;
  /** The folder into which the site is made, relative to the blog's folder; `undefined`: not known. */
  readonly outputDir: string | undefined;
  /** Name of the Hexo theme, whose files are published too. */
  readonly theme: string | undefined;
  /** Each post has a folder of its own name for its files (`post_asset_folder`). */
  readonly postAssetFolder: boolean;
  readonly rendering: Rendering;
  readonly permalinks: Permalinks;
}

/** How pictures are put into posts. */
export interface ImageSettings {
  /** Template of an image block with `{src}` `{alt}` `{title}` `{caption}` `{width}` `{height}`. */
  readonly block: string;
  /** Folder of new pictures, relative to the blog's folder; `{year}` and the like are replaced. */
  readonly directory: string;
  /** How new files are named: after an alt in ASCII, or after one in any language. */
  readonly names: 'ascii' | 'unicode';
  readonly maxBytes: number;
  /** Widest picture in pixels that readers should have to load. */
  readonly maxWidth: number;
}

const shared = {
  posts: ['**/_posts/**', '**/_drafts/**'],
  schema: undefined,
  rules: {},
  image: {
    block: namedBlocks.paragraph,
    names: 'ascii',
    maxBytes: 1_000_000,
    maxWidth: 2000,
  },
  paragraph: { block: '<p style="text-indent: 2em; text-align: left;">{text}</p>' },
  section: { block: '<p style="text-indent: 2em; text-align: left;"><strong>{text}</strong></p>' },
  preview: { styles: [], template: undefined },
} as const;

const site = { url: undefined, root: '/', timeZone: undefined, buildTimeZone: undefined, language: undefined, dateFormat: undefined, theme: undefined, postAssetFolder: false, rendering: defaultRendering, permalinks: defaultPermalinks } as const;

/** The settings of a blog that says nothing, by preset. */
export const defaultSettings: Readonly<Record<Settings['preset'], Settings>> = {
  hexo: { ...shared, preset: 'hexo', site: { ...site, dateFormat: 'YYYY-MM-DD', publicDir: 'source', outputDir: 'public' }, image: { ...shared.image, directory: 'source/images/{year}' } },
  plain: { ...shared, preset: 'plain', site: { ...site, publicDir: '.', outputDir: undefined }, image: { ...shared.image, directory: 'images/{year}' } },
};
