import { makeIcon, type IconName } from './icons';
import { getText } from './texts';

/** Makes a button of an icon; its name is read aloud and shown on hover. */
export function makeButton(name: IconName, onClick: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['name'] = name;
  button.title = getText(name);
  button.setAttribute('aria-label', button.title);
  button.append(makeIcon(name));
  button.addEventListener('click', onClick);
  return button;
}
