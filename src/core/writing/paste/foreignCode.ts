import type { DefaultTreeAdapterTypes } from 'parse5';
import { paragraphEnders } from '../../post/htmlNames';
import { findCodeLanguage } from './codeLanguage';
import { CodeText } from './codeText';
import type { Entry, Scope } from './foreignScope';
import type { ForeignStyle } from './foreignStyle';

type Element = DefaultTreeAdapterTypes.Element;

/** A block of code. */
export function enterCode(element: Element, scope: Scope): Entry {
  const { flow } = scope;
  const code = new CodeText();
  flow.end();
  return { scope: { ...scope, code }, end: () => {
    const text = code.take();
    if (text !== '') flow.push([{ kind: 'code', text, language: findCodeLanguage(element) }]);
  } };
}

/** An element in a block of code: a line of it, or a part of one. */
export function enterCodePart({ tagName: name, parentNode }: Element, scope: Scope, style: ForeignStyle): Entry {
  const code = scope.code!;
  // WeChat writes each line as an element of its own.
  const isLine = paragraphEnders.has(name) || style.isBlock || name === 'tr' || (name === 'code' && parentNode?.nodeName === 'pre');
  if (!isLine) return { scope };
  code.endLine();
  return { scope, end: () => code.endLine() };
}
