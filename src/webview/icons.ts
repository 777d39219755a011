const shapes = {
  phone: '<rect x="4.5" y="1.5" width="7" height="13" rx="1.5"/><path d="M7 12.5h2"/>',
  tablet: '<rect x="2.5" y="1.5" width="11" height="13" rx="1.5"/><path d="M7 12.5h2"/>',
  desktop: '<rect x="1.5" y="2.5" width="13" height="9" rx="1.5"/><path d="M5.5 14h5M8 11.5V14"/>',
  auto: '<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor"/>',
  light: '<circle cx="8" cy="8" r="2.8"/><path d="M8 1v1.8M8 13.2V15M1 8h1.8M13.2 8H15M3.05 3.05l1.3 1.3M11.65 11.65l1.3 1.3M3.05 12.95l1.3-1.3M11.65 4.35l1.3-1.3"/>',
  dark: '<path d="M13.6 9.6A6 6 0 0 1 6.4 2.4a6 6 0 1 0 7.2 7.2z"/>',
  noPictures: '<path d="M4.5 2.5h8a1 1 0 0 1 1 1v8M12 13.5H3.5a1 1 0 0 1-1-1V4M2.5 11l3-3 4 4M1.5 1.5l13 13"/>',
  removed: '<path d="M8 1.5l5.5 2v4.2c0 3.3-2.3 5.6-5.5 6.8-3.2-1.2-5.5-3.5-5.5-6.8V3.5zM5.5 7.8h5"/>',
  find: '<circle cx="6.8" cy="6.8" r="4.3"/><path d="M10 10l4 4"/>',
  lock: '<rect x="3" y="7" width="10" height="7" rx="1.2"/><path d="M5.3 7V4.7a2.7 2.7 0 0 1 5.4 0V7"/>',
  hide: '<path d="M3.5 10L8 5.5l4.5 4.5M3 2.5h10"/>',
  previous: '<path d="M8 13.5V3M3.5 7.2L8 2.7l4.5 4.5"/>',
  next: '<path d="M8 2.5V13M3.5 8.8L8 13.3l4.5-4.5"/>',
  close: '<path d="M3.5 3.5l9 9M12.5 3.5l-9 9"/>',
};

export type IconName = keyof typeof shapes;

/** Makes an icon that has the colour of the text around it. */
export function makeIcon(name: IconName): Element {
  const place = document.createElement('template');
  place.innerHTML = `<svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shapes[name]}</svg>`;
  return place.content.firstElementChild!;
}
