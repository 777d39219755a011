// What the core knows of lazy loading; the page brings it along.
const { attributes, placeholder } = JSON.parse(document.body.dataset['lazy'] ?? '{ "attributes": [], "placeholder": "^$" }') as { readonly attributes: readonly string[]; readonly placeholder: string };
const PLACEHOLDER = new RegExp(placeholder, 'i');

/** Returns the name of the attribute that holds the address of a picture which a script of its site of origin was to show; `undefined` for a picture that shows itself. */
export function findLazyAttribute(image: Element): string | undefined {
  const source = image.getAttribute('src')?.trim() ?? '';
  return source === '' || PLACEHOLDER.test(source) ? attributes.find(name => image.getAttribute(name)?.trim()) : undefined;
}
