import { RelativePattern, workspace, type Uri } from 'vscode';
import type { OpenBlog } from '../blogs';
import { findOpenDocument } from '../documents';

const TEXTS = '**/*.{md,markdown,html,htm,yml,yaml}';
const NAME = /[^\s"'()<>\\/=|,;]+\.(?:png|jpe?g|jfif|gif|webp|avif|svg|bmp|ico)/gi;
const AT_A_TIME = 40;

/**
 * Returns which names of files the texts of a blog mention: its posts, its pages and its settings, those in editors as they stand there.
 * A name counts wherever it stands, in lower case, so that no picture is taken for unused that somebody shows.
 *
 * @param except a text that does not count
 */
export async function findMentionedNames(names: readonly string[], { root }: Pick<OpenBlog, 'root'>, except?: Uri): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const files = await workspace.findFiles(new RelativePattern(root, TEXTS), '**/node_modules/**');
  const uris = files.filter(uri => uri.toString() !== except?.toString());
  for (let at = 0; at < uris.length; at += AT_A_TIME) {
    for (const text of await Promise.all(uris.slice(at, at + AT_A_TIME).map(read))) for (const name of findNames(names, text)) found.add(name);
  }
  return found;
}

/** Returns which names of files a text mentions, in lower case. */
export function findNames(names: readonly string[], text: string): readonly string[] {
  const whole = decode(text);
  const there = new Set(Array.from(whole.matchAll(NAME), ([name]) => name));
  // What looks like several words is looked for as a whole.
  return names.map(toKey).filter(name => there.has(name) || (name.replace(NAME, '') !== '' && whole.includes(name)));
}

/** Returns a file's name as it is compared: some systems take names that differ in case for one. */
export function toKey(name: string): string {
  return name.toLowerCase().normalize('NFC');
}

async function read(uri: Uri): Promise<string> {
  const document = findOpenDocument(uri);
  if (document) return document.getText();
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}

/** Reads what addresses and HTML encode. */
function decode(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, encoded => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  }).replaceAll('&amp;', '&').toLowerCase().normalize('NFC');
}
