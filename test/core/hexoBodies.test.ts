import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { readBlog } from '../../src/core/blog';
import { parsePost } from '../../src/core/post/post';
import { renderHtml } from '../../src/core/render/renderHtml';
import { decode } from '../../src/core/text/decode';
import { asksOracles, atMost, fc, scale, toSeed } from './fuzzing';
import { bodies } from './generatedBodies';
import { renderInHexo } from './inHexo';
import { MemoryHost } from './memoryHost';

// `galley render` is the page of a real Hexo 8 with hexo-renderer-marked 7: the same DOM, comments and white space included, be the settings what they may.
// GALLEY_CORPUS=folder compares the posts of a folder as well.

const common = 'url: https://example.com\nmeta_generator: false\n';
const configs: Readonly<Record<string, string>> = {
  'as hexo init leaves it': '',
  'plain Markdown': 'marked:\n  gfm: false\n  breaks: false\n  smartypants: false\n  headerIds: false\n  autolink: false\n',
  'everything added': 'root: /blog/\nmarked:\n  modifyAnchors: 1\n  anchorAlias: true\n  lazyload: true\n  figcaption: true\n  quotes: \'«»‹›\'\n  mangle: false\n  sanitizeUrl: true\n  descriptionLists: false\n  external_link:\n    enable: true\n    nofollow: true\n    exclude: example.org\n',
  'links of posts': 'url: https://example.com/sub\nexternal_link:\n  field: post\n  exclude:\n    - example.org\n    - cdn.example\nmarked:\n  modifyAnchors: 2\ntitlecase: true\n',
  'links as written': 'external_link:\n  enable: false\nrelative_link: true\nmarked:\n  prependRoot: false\n  external_link:\n    nofollow: true\n',
  'classes of highlight.js': 'highlight:\n  line_number: false\n  wrap: false\n  hljs: true\n  tab_replace: \'  \'\n  exclude_languages: [css]\n  language_attr: true\n',
  'code without a table': 'highlight:\n  line_number: false\n  wrap: false\n  tab_replace: \'  \'\n  exclude_languages: [js]\n  strip_indent: false\n',
  'numbers from the fence': 'highlight:\n  first_line_number: inline\n  line_threshold: 3\n  exclude_languages: [js]\n',
  'Prism in the browser': 'syntax_highlighter: prismjs\nprismjs:\n  preprocess: false\n  tab_replace: \'  \'\n  exclude_languages: [css]\n',
  'Prism': 'syntax_highlighter: prismjs\nprismjs:\n  line_threshold: 2\n',
  'no highlighter, pedantic': 'syntax_highlighter: \'\'\nmarked:\n  pedantic: true\n',
  'no Nunjucks': 'marked:\n  disableNunjucks: true\n',
};

/**
 * The differences that remain. The first two count against the agreement; the others are evened out before comparing:
 * mail addresses, which Hexo writes in references drawn at random, and the colours of Prism, which Galley does not bring (the code is there, plain).
 */
const reasons: readonly (readonly [reason: string, isIt: (source: string, ours: string) => boolean])[] = [
  ['a variable that is not one of those given: Hexo prints what it finds, Galley shows a box', (_, ours) => /galley-tag/.test(withoutGivenVariables(ours))],
  ['a }} within a tag: Nunjucks loses its way and takes what follows for arguments, Galley shows it', source => /\{%(?:(?!%\})[^])*\}\}/.test(source)],
];

// What Galley shows in boxes, Hexo is given as values.
const variables = { x: 'x', y: 'y', z: 'z' };

interface Source {
  readonly name: string;
  readonly text: string;
}

interface Outcome {
  readonly compared: number;
  readonly failing: number;
  readonly differences: readonly { readonly name: string; readonly reason: string | undefined; readonly text: string }[];
}

if (asksOracles) describe('bodies in a real Hexo', () => {
  it('have the same DOM, for every post of the sample', async () => {
    const names = (readdirSync('sample/source/_posts', { recursive: true }) as string[]).filter(name => /\.(?:md|html)$/.test(name));
    const { compared, differences } = await compare(readFileSync('sample/_config.yml', 'utf8'), names.map(name => ({ name, text: readFileSync(`sample/source/_posts/${name}`, 'utf8') })));
    assert.deepEqual(differences, []);
    assert.equal(compared, names.length);
  }).timeout(60_000);

  it('have the same DOM, for generated bodies under several settings', async () => {
    const numRuns = scale(90);
    const total = { compared: 0, failing: 0, differing: 0 };
    const surprises: string[] = [];
    const explained = new Map<string, number>();
    for (const [index, [name, config]] of Object.entries(configs).entries()) {
      const seed = toSeed(20210611) + index;
      const drawn = fc.sample(bodies, { numRuns, seed }).map((text, at) => ({ name: `${at}.${at % 5 === 4 ? 'html' : 'md'}`, text }));
      const { compared, failing, differences } = await compare(config.startsWith('url:') ? common.replace(/^url:.*\n/, config) : common + config, drawn);
      total.compared += compared;
      total.failing += failing;
      total.differing += differences.length;
      for (const { reason, text } of differences) {
        if (reason === undefined) surprises.push(`${name} (seed ${seed})\n${text}`);
        else explained.set(reason, (explained.get(reason) ?? 0) + 1);
      }
    }
    const share = 100 * (1 - total.differing / total.compared);
    console.log(`      ${total.compared} bodies under ${Object.keys(configs).length} settings, and ${total.failing} that Hexo cannot build; agreement ${share.toFixed(2)} %`);
    for (const [reason, count] of explained) console.log(`        ${String(count).padStart(5)}  ${reason}`);
    assert.ok(total.compared >= scale(600) && total.failing * 3 < total.compared);
    assert.deepEqual(surprises.slice(0, 10), [], `${surprises.length} differences that nothing explains`);
    assert.ok(share >= 98);
  }).timeout(atMost(600_000));

  it('have the same HTML but for the colours, where only the whole highlight.js knows a language', async () => {
    const { differences } = await compare(common, ['nginx', 'Dockerfile', 'vim', 'powershell', 'nosuch'].map(name => ({ name: `${name}.md`, text: `\`\`\`${name}\nlisten 80;\n\`\`\`\n` })), html => html.replace(/<span class="(?!line)[^"]*">(.*?)<\/span>/g, '$1'));
    assert.deepEqual(differences, []);
  }).timeout(30_000);

  const corpus = process.env['GALLEY_CORPUS'];
  if (corpus !== undefined) {
    it(`have the same DOM in ${corpus}`, async () => {
      const sources = (readdirSync(corpus, { recursive: true }) as string[]).filter(name => /\.(?:md|markdown|html?)$/i.test(name)).sort().flatMap(name => {
        const decoded = decode(readFileSync(`${corpus}/${name}`));
        return 'text' in decoded ? [{ name, text: decoded.text }] : [];
      });
      const { compared, failing, differences } = await compare(common, sources);
      console.log(`      ${compared} posts, and ${failing} that Hexo cannot build; agreement ${(100 * (1 - differences.length / compared)).toFixed(2)} %`);
      assert.deepEqual(differences, []);
    }).timeout(600_000);
  }
});

async function compare(config: string, sources: readonly Source[], level: (html: string) => string = html => html): Promise<Outcome> {
  const blog = await readBlog(new MemoryHost({ '_config.yml': config }).files);
  const posts = sources.map(({ name, text }) => parsePost(text, { path: `source/_posts/${name}`, reader: 'hexo' }));
  const theirs = await renderInHexo(config, posts.map(({ path, text, body, frontMatter }) => ({
    path: path.replace(/^.*\//, ''),
    content: text.slice(body.start).replaceAll('\r\n', '\n'),
    values: { ...variables, ...(frontMatter?.outcome === 'read' ? frontMatter.values : {}) },
  })));
  const outcome = { compared: 0, failing: 0, differences: [] as Outcome['differences'][number][] };
  for (const [index, post] of posts.entries()) {
    const ours = await renderHtml(post, blog);
    const hexo = theirs[index]!;
    if (hexo.html === undefined) {
      outcome.failing++;
      continue;
    }
    outcome.compared++;
    const [wanted, found] = [draw(level(hexo.html)), draw(level(withoutGivenVariables(ours)))];
    if (wanted === found) continue;
    const { name, text } = sources[index]!;
    outcome.differences.push({ name, reason: reasons.find(([, isIt]) => isIt(text, ours))?.[0], text: `${name} ${JSON.stringify(text)}\n${firstDifference(wanted, found)}` });
  }
  return outcome;
}

function withoutGivenVariables(html: string): string {
  return html.replace(/<span class="galley-tag"[^>]*>([xyz])<\/span>/g, '$1');
}

/** Draws a DOM, one node a line. */
function draw(html: string): string {
  const lines: string[] = [];
  const level = html.replace(/mailto:(?:&#x?[0-9a-f]+;)+/g, address => address.replace(/&#(x?)([0-9a-f]+);/g, (_, hexadecimal: string, digits: string) => String.fromCodePoint(parseInt(digits, hexadecimal ? 16 : 10))));
  const visit = (node: DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment, depth: number): void => {
    const isColour = 'attrs' in node && node.tagName === 'span' && node.attrs.some(({ name, value }) => name === 'class' && /^token /.test(value));
    const indent = ' '.repeat(depth);
    if ('value' in node) {
      const last = lines.at(-1);
      if (last?.startsWith(`${indent}"`)) lines[lines.length - 1] = last + node.value;
      else lines.push(`${indent}"${node.value}`);
    } else if ('data' in node) lines.push(`${indent}<!--${node.data}`);
    else if ('attrs' in node && !isColour) lines.push(`${indent}<${node.tagName} ${node.attrs.map(({ name, value }) => `${name}=${JSON.stringify(value)}`).sort().join(' ')}>`);
    const children = 'content' in node ? (node as DefaultTreeAdapterTypes.Template).content.childNodes : 'childNodes' in node ? node.childNodes : [];
    for (const child of children) visit(child, isColour ? depth : depth + 1);
  };
  visit(parseFragment(level), 0);
  return lines.join('\n');
}

function firstDifference(wanted: string, found: string): string {
  const [theirs, ours] = [wanted.split('\n'), found.split('\n')];
  const at = theirs.findIndex((line, index) => line !== ours[index]);
  return `Hexo: ${theirs.slice(Math.max(at - 1, 0), at + 3).join('\n')}\nGalley: ${ours.slice(Math.max(at - 1, 0), at + 3).join('\n')}`;
}
