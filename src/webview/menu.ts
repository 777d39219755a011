/** A line of a menu; `undefined` in a list of them parts groups. */
export interface MenuItem {
  readonly label: string;
  readonly isDisabled?: boolean;
  run(): void;
}

/** Opens a menu at a place of the page, which is gone when something is chosen or the focus leaves. */
export function openMenu({ x, y }: { readonly x: number; readonly y: number }, items: readonly (MenuItem | undefined)[], onClose: () => void): void {
  const menu = document.createElement('div');
  menu.id = 'menu';
  menu.setAttribute('role', 'menu');
  let isOpen = true;
  const close = (): void => {
    // Removing takes the focus from the menu, which would remove it once more.
    isOpen = false;
    menu.remove();
    onClose();
  };
  for (const item of items) menu.append(item ? makeItem(item, close) : makeSeparator());
  menu.addEventListener('keydown', event => move(event, menu, close));
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (isOpen && !menu.contains(relatedTarget as Node | null)) menu.remove();
  });
  menu.addEventListener('contextmenu', event => event.preventDefault());
  document.body.append(menu);
  menu.style.left = `${Math.max(Math.min(x, innerWidth - menu.offsetWidth - 2), 0)}px`;
  menu.style.top = `${Math.max(y + menu.offsetHeight > innerHeight ? Math.min(y, innerHeight) - menu.offsetHeight : y, 0)}px`;
  menu.querySelector<HTMLElement>('[role="menuitem"]:not([aria-disabled="true"])')?.focus();
}

function makeItem({ label, isDisabled = false, run }: MenuItem, close: () => void): HTMLElement {
  const line = document.createElement('div');
  line.setAttribute('role', 'menuitem');
  line.tabIndex = -1;
  line.textContent = label;
  line.setAttribute('aria-disabled', String(isDisabled));
  line.addEventListener('pointerenter', () => line.focus());
  line.addEventListener('click', () => {
    if (isDisabled) return;
    close();
    run();
  });
  return line;
}

function makeSeparator(): HTMLElement {
  const line = document.createElement('div');
  line.setAttribute('role', 'separator');
  return line;
}

function move(event: KeyboardEvent, menu: HTMLElement, close: () => void): void {
  const lines = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = lines.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to !== undefined) lines.at(to % lines.length)?.focus();
  else if (event.key === 'Enter' || event.key === ' ') lines[at]?.click();
  else if (event.key === 'Escape' || event.key === 'Tab') close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
