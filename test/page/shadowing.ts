/**
 * Tells whether an element with `data-shadow` hides a property. It runs in pages, so it uses nothing from outside.
 *
 * @param path document, window or form (all of the page's), a point and the property
 */
export function isShadowed(path: string): boolean {
  const [owner, name = ''] = path.split('.');
  const forms = Document.prototype.querySelectorAll.call(document, 'form');
  const owners: readonly object[] = owner === 'form' ? [...forms] : [owner === 'window' ? window : document];
  return owners.some(object => {
    const found = (object as Record<string, unknown>)[name] as Partial<Element> | null | undefined;
    return found?.nodeType === 1 && Element.prototype.hasAttribute.call(found, 'data-shadow');
  });
}
