const MONOSPACE = 'font-family: Menlo, Consolas, monospace';
const CELL = 'border: 1px solid #d0d7de; padding: 6px 12px';

/** How the elements of an article look where no style sheet comes along. */
export const articleStyles: Readonly<Record<string, string>> = {
  p: 'margin: 0 0 1em; line-height: 1.75',
  h1: 'margin: 1.4em 0 0.8em; font-size: 1.6em; font-weight: bold; line-height: 1.4',
  h2: 'margin: 1.4em 0 0.8em; font-size: 1.4em; font-weight: bold; line-height: 1.4',
  h3: 'margin: 1.2em 0 0.6em; font-size: 1.2em; font-weight: bold; line-height: 1.4',
  h4: 'margin: 1.2em 0 0.6em; font-size: 1em; font-weight: bold; line-height: 1.4',
  blockquote: 'margin: 0 0 1em; padding: 0.2em 1em; border-left: 4px solid #d0d7de; color: #57606a',
  ul: 'margin: 0 0 1em; padding-left: 2em; line-height: 1.75',
  ol: 'margin: 0 0 1em; padding-left: 2em; line-height: 1.75',
  pre: `margin: 0 0 1em; padding: 1em; overflow-x: auto; background-color: #f6f8fa; border-radius: 6px; line-height: 1.5; ${MONOSPACE}`,
  code: `padding: 0.2em 0.4em; background-color: #f6f8fa; border-radius: 4px; ${MONOSPACE}`,
  'pre code': MONOSPACE,
  table: 'margin: 0 0 1em; border-collapse: collapse',
  th: `${CELL}; background-color: #f6f8fa; font-weight: bold`,
  td: CELL,
  img: 'max-width: 100%; height: auto',
  figure: 'margin: 0 0 1em; text-align: center',
  figcaption: 'color: #57606a; font-size: 0.9em',
  hr: 'margin: 2em 0; border: none; border-top: 1px solid #d0d7de',
  a: 'color: #0969da',
};

const colours: Readonly<Record<string, string>> = {
  '#cf222e': 'keyword doctag template-tag template-variable type',
  '#8250df': 'title function_ class_',
  '#0550ae': 'attr attribute literal meta number operator variable selector-attr selector-class selector-id section bullet',
  '#0a3069': 'regexp string char_',
  '#953800': 'built_in symbol params',
  '#6e7781': 'comment quote code formula',
  '#116329': 'name tag selector-tag selector-pseudo addition',
  '#82071e': 'deletion',
};

/** The colour of each class of highlight.js, as a declaration. */
export const codeColours: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(colours).flatMap(([colour, names]) => names.split(' ').map(name => [name, `color: ${colour}`])));

const PROPERTY = /^(?:text-(?:align|indent|decoration)|(?:background-)?color|font-(?:size|weight|style|family)|line-height|letter-spacing|(?:margin|padding)(?:-(?:top|right|bottom|left))?|(?:max-|min-)?(?:width|height)|border(?:-(?:top|right|bottom|left|color|style|width|radius|collapse))?|vertical-align|list-style-type|white-space)$/;

/** Returns those declarations of a style that say how something looks, and that load and cover nothing. */
export function toSafeStyle(style: string): string {
  return style.split(';').map(declaration => declaration.trim()).filter(declaration => {
    const [, property = '', value = ''] = /^([\w-]+)\s*:\s*([^]*)$/.exec(declaration) ?? [];
    return PROPERTY.test(property.toLowerCase()) && /^[\w\s.,#%()'"\-!]+$/.test(value) && !/url|expression|image|var\(|-moz-binding/i.test(value);
  }).join('; ');
}
