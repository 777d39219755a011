import type { DefaultTreeAdapterTypes } from 'parse5';
import { findAltFault } from '../../image/alts';
import { getLazyAddresses } from '../../image/bodyPictures';
import { isPictureAddress, readSourceSet, toSecureAddress } from '../../post/pictureAddress';
import type { ForeignPicture } from './foreignArticle';
import { isSign } from './isSign';

/** What an `<img>` is: a picture, a sign that is text, something that nobody sees, or a picture that cannot be taken. */
export type PictureReading =
  | { readonly kind: 'picture'; readonly picture: ForeignPicture }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'lost'; readonly address: string };

// Formulas that a site draws as pictures.
const FORMULA = /\/equation\?tex=|\/(?:latex|tex|math)(?:\/|\?|\.php)|latex\.codecogs\.com/i;

/** Reads an `<img>`: its real address where a page loads it late; its alt where that is words, else the caption that Zhihu writes beside it. */
export function readForeignPicture({ attrs }: DefaultTreeAdapterTypes.Element): PictureReading {
  const read = (name: string): string => attrs.find(attribute => attribute.name === name)?.value.trim() ?? '';
  const alt = read('alt').replaceAll(/\s+/g, ' ');
  if (isSign(alt)) return { kind: 'text', text: alt };
  if (/^[01](?:px)?$/.test(read('width')) && /^[01](?:px)?$/.test(read('height'))) return { kind: 'nothing' };
  const addresses = [...getLazyAddresses(new Map(attrs.map(attribute => [attribute.name, attribute]))), read('src'), ...readSourceSet(read('srcset'))].filter(address => address !== '');
  const address = addresses.find(isPictureAddress);
  if (address === undefined) return addresses.length === 0 ? { kind: 'nothing' } : { kind: 'lost', address: addresses[0]! };
  const src = /^(?:http:)?\/\//i.test(address) ? toSecureAddress(address) : address;
  const words = [alt, read('data-caption').replaceAll(/\s+/g, ' ')].find(text => findAltFault({ alt: text, address: src }) === undefined);
  const title = read('title');
  const [width, height] = [read('width'), read('height')].map(size => (/^\d{1,5}(?:px)?$/.test(size) ? Number.parseInt(size, 10) : 0));
  return {
    kind: 'picture',
    picture: {
      src, isInline: FORMULA.test(src),
      ...(words === undefined ? {} : { alt: words }),
      ...(title !== '' && title !== words ? { title } : {}),
      ...(width! > 0 && height! > 0 ? { width: width!, height: height! } : {}),
    },
  };
}
