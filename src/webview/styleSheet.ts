/** What a style sheet needs to be shown in the frame. */
export interface StyleSheetHost {
  /** Returns the address of a workspace's file that a reference in the sheet at `base` names; `undefined` for another site's. */
  toAddress(reference: string, base: string): string | undefined;
  /** Returns a style sheet's text; `undefined` when there is none. */
  readText(address: string): Promise<string | undefined>;
  /** Returns a file's `blob:` address; `undefined` when there is none. */
  readFile(address: string): Promise<string | undefined>;
  /** Is told what does not come with the sheet: another site's, or a file that is not there. */
  onLeftOut(what: 'styleRemote' | 'fontRemote' | 'styleFileMissing', reference: string, base: string): void;
}

// Each ends in one way only, so that no text makes matching slow.
const STRING = `"(?:\\\\[^]|[^"\\\\\\n])*(?:"|(?=\\n)|$)|'(?:\\\\[^]|[^'\\\\\\n])*(?:'|(?=\\n)|$)`;
const COMMENT = '\\/\\*(?:[^*]|\\*(?!\\/))*(?:\\*\\/|$)';
const URL_TOKEN = `url\\(\\s*(?:(${STRING})|((?:\\\\[^]|[^"'()\\\\\\s])*))\\s*\\)`;
const MOST_IMPORTS = 100;

/**
 * Makes a sheet whose files are all at hand: pictures and fonts by their `blob:` addresses, imported sheets in place of their `@import`.
 *
 * @param base the sheet's address
 */
export async function toWholeSheet(text: string, base: string, host: StyleSheetHost): Promise<string> {
  let left = MOST_IMPORTS;

  async function resolve(css: string, at: string, chain: readonly string[]): Promise<string> {
    const { imports, rest } = takeImports(css);
    const imported = await Promise.all(imports.map(async ({ reference, conditions, statement }) => {
      if (reference === undefined) return statement;
      const address = host.toAddress(reference, at);
      if (address === undefined) host.onLeftOut('styleRemote', reference, at);
      if (address === undefined || chain.includes(address) || left-- <= 0) return '';
      const inner = await host.readText(address);
      if (inner === undefined) host.onLeftOut('styleFileMissing', reference, at);
      return inner === undefined ? '' : wrap(await resolve(inner, address, [...chain, address]), conditions);
    }));
    return `${imported.join('')}${await putFiles(rest, at, host)}`;
  }

  return resolve(text, base, [base]);
}

interface Import {
  /** `undefined` for a statement that is no import but may stand before one. */
  readonly reference: string | undefined;
  readonly conditions: string;
  readonly statement: string;
}

/** Takes the imports off a sheet: they count only where they stand before all else but `@charset` and names of layers. */
function takeImports(css: string): { readonly imports: readonly Import[]; readonly rest: string } {
  const statement = new RegExp(`(?:\\s|${COMMENT}|<!--|-->)*(?:@charset\\s+(?:${STRING})\\s*;|(@layer\\s[^;{}]*;)|@import\\s*(?:${URL_TOKEN}|(${STRING}))([^;{}]*)(?:;|$))`, 'giy');
  const imports: Import[] = [];
  let end = 0;
  for (let found = statement.exec(css); found; found = statement.exec(css)) {
    const [, layer, quoted, bare, string, conditions = ''] = found;
    const reference = quoted ?? bare ?? string;
    if (layer !== undefined) imports.push({ reference: undefined, conditions: '', statement: layer });
    else if (reference !== undefined) imports.push({ reference: unquote(reference), conditions: conditions.trim(), statement: '' });
    end = statement.lastIndex;
  }
  return { imports, rest: css.slice(end) };
}

/** Puts an imported sheet under the conditions of its import. */
function wrap(css: string, conditions: string): string {
  let media = conditions;
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(media);
    if (found) media = media.slice(found[0].length).trim();
    return found?.[1] ?? (found ? '' : undefined);
  };
  const layer = take(/^layer(?:\(([^()]*)\)|(?![\w-]))/i);
  const supports = take(/^supports\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/i);
  let wrapped = css;
  if (media !== '') wrapped = `@media ${media} {\n${wrapped}\n}\n`;
  if (supports !== undefined) wrapped = `@supports ${/^\s*\(|^\s*(?:not|selector)\b/i.test(supports) ? supports : `(${supports})`} {\n${wrapped}\n}\n`;
  if (layer !== undefined) wrapped = `@layer ${layer} {\n${wrapped}\n}\n`;
  return wrapped;
}

/** Replaces what `url()` names by its `blob:` address. */
async function putFiles(css: string, base: string, host: StyleSheetHost): Promise<string> {
  const fonts = [...css.matchAll(/@font-face\s*\{[^{}]*\}?/gi)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
  const parts: (string | Promise<string>)[] = [];
  let position = 0;
  for (const { index, 0: token, 1: quoted, 2: bare } of css.matchAll(new RegExp(`${COMMENT}|${URL_TOKEN}|${STRING}`, 'gi'))) {
    const written = quoted ?? bare;
    if (written === undefined) continue;
    const reference = unquote(written);
    const address = host.toAddress(reference, base);
    const isFont = fonts.some(({ start, end }) => start <= index && index < end);
    if (address === undefined) {
      if (isFont && /^(?:https?:)?\/\//i.test(reference)) host.onLeftOut('fontRemote', reference, base);
      continue;
    }
    parts.push(css.slice(position, index), host.readFile(address).then(file => {
      if (file === undefined) host.onLeftOut('styleFileMissing', reference, base);
      // Without its file nothing is to be asked for.
      return `url("${file === undefined ? 'data:,' : `${file}${/#.*$/.exec(reference)?.[0].replaceAll('"', '%22') ?? ''}`}")`;
    }));
    position = index + token.length;
  }
  return (await Promise.all([...parts, css.slice(position)])).join('');
}

/** Returns what a CSS string or bare address says. */
function unquote(written: string): string {
  const inner = /^["']/.test(written) ? written.slice(1, written.length > 1 && written.endsWith(written[0]!) ? -1 : undefined) : written;
  return inner.replace(/\\(?:([0-9a-f]{1,6})\s?|\n|([^]))/gi, (_, code: string | undefined, character: string | undefined) =>
    code === undefined ? character ?? '' : Number.parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(code, 16)) : '\uFFFD');
}
