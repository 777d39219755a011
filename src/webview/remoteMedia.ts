import { makeEmbedBox } from './embedBox';
import { startOf } from './nodes';
import { shorten, type Removal } from './removals';

const REMOTE = /^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i;

/** Puts boxes in place of films and sounds of other sites, which the preview asks for nothing; returns what it takes out. Those of the workspace stay. */
export function takeOutRemoteMedia(root: ParentNode): readonly Removal[] {
  return [...root.querySelectorAll('video, audio')].flatMap((media): readonly Removal[] => {
    const sources = [media, ...media.querySelectorAll('source')].filter(element => element.hasAttribute('src'));
    const remote = sources.filter(isRemote);
    if (remote.length === 0) return [];
    const address = remote[0]!.getAttribute('src')!.trim();
    const removal: Removal = { text: `<${media.localName} src="${shorten(address)}">`, start: startOf(media) ?? 0, why: 'remote' };
    if (remote.length < sources.length) remote.forEach(element => element.removeAttribute('src'));
    // A sound without controls is not seen by readers either.
    else if (media.localName === 'audio' && !media.hasAttribute('controls')) media.remove();
    else {
      const box = makeEmbedBox(media, media.localName === 'video' ? 'film' : 'sound', address);
      if (media.localName === 'audio') box.classList.add('galley-sound');
      media.replaceWith(box);
    }
    return [removal];
  });
}

/** What an address holds itself is no other site's. */
function isRemote(element: Element): boolean {
  const address = element.getAttribute('src')!.trim();
  return REMOTE.test(address) && !/^(?:data|blob):/i.test(address);
}
