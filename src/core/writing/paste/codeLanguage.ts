import type { DefaultTreeAdapterTypes } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;

// How far around a block of code its language may be said.
const FARTHEST = 8;
const NAME = /^[\w+#-]{1,20}$/;

/** Returns the language of a block of code, as said by it, by what stands directly in it, or by what is around; empty when none is. */
export function findCodeLanguage(element: Element): string {
  const code = element.childNodes.find((node): node is Element => node.nodeName === 'code');
  const candidates = [element, ...(code ? [code] : [])];
  for (let around = element.parentNode; around && 'tagName' in around && candidates.length < FARTHEST; around = around.parentNode) candidates.push(around);
  for (const candidate of candidates) {
    const language = readLanguage(candidate).toLowerCase();
    if (NAME.test(language)) return /^(?:plain|text|plaintext|none|auto|no-?highlight)$/.test(language) ? '' : language;
  }
  return '';
}

function readLanguage({ attrs }: Element): string {
  for (const { name, value } of attrs) {
    if (name === 'data-lang' || name === 'data-language') return value;
    const said = name === 'class' ? /(?:^|\s)(?:lang(?:uage)?-|highlight-source-|brush:\s*|hljs |highlight (?!highlight))([\w+#-]+)/.exec(value)?.[1] : undefined;
    if (said !== undefined) return said;
  }
  return '';
}
