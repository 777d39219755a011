import type { LookFile, PreviewPlaces } from '../protocol/messages';
import { toWholeSheet } from './styleSheet';
import { getText } from './texts';
import { toWorkspaceAddress } from './workspaceAddress';
import { WorkspaceFiles } from './workspaceFiles';

/** A style sheet of the author's: a file, or what stands in a `<style>` of the page that is the file. */
export interface Sheet {
  readonly file: LookFile;
  /** `undefined`: the file's own text. */
  readonly text?: string | undefined;
  readonly media?: string | undefined;
}

/** The author's style sheets, in the article's frame. */
export class Styles {
  readonly #head: HTMLHeadElement;
  readonly #files = new WorkspaceFiles();
  readonly #onProblems: (problems: readonly string[]) => void;
  #sheets: readonly Sheet[] = [];
  #places: Pick<PreviewPlaces, 'site' | 'root'> = { site: '', root: '/' };
  #elements: readonly HTMLStyleElement[] = [];
  #turn = 0;

  /**
   * @param head where they are put, in their order
   * @param onProblems is told what of them is missing, in the reader's words
   */
  constructor(head: HTMLHeadElement, onProblems: (problems: readonly string[]) => void) {
    this.#head = head;
    this.#onProblems = onProblems;
  }

  /** Shows other sheets. Until they are all there, the article keeps what it wears. */
  async show(sheets: readonly Sheet[], places: Pick<PreviewPlaces, 'site' | 'root'>): Promise<void> {
    const isSame = JSON.stringify([sheets, places]) === JSON.stringify([this.#sheets, this.#places]);
    this.#sheets = sheets;
    this.#places = places;
    if (!isSame) await this.#apply();
  }

  /** Fetches all files of the sheets again, and shows what has changed. */
  async refresh(): Promise<void> {
    if (await this.#files.refresh()) await this.#apply();
  }

  async #apply(): Promise<void> {
    const turn = ++this.#turn;
    const problems = new Set<string>();
    const used = new Set<string>();
    const texts = await Promise.all(this.#sheets.map(sheet => this.#read(sheet, problems, used)));
    if (turn !== this.#turn) return;
    const elements = texts.map((text, index) => {
      const element = this.#elements[index] ?? this.#head.appendChild(this.#head.ownerDocument.createElement('style'));
      if (element.textContent !== text) element.textContent = text;
      element.media = this.#sheets[index]?.media ?? '';
      return element;
    });
    for (const element of this.#elements.slice(elements.length)) element.remove();
    this.#elements = elements;
    this.#files.prune(used);
    this.#onProblems([...problems]);
  }

  async #read({ file, text }: Sheet, problems: Set<string>, used: Set<string>): Promise<string> {
    const get = (address: string) => {
      used.add(address);
      return this.#files.get(address);
    };
    const readText = async (address: string): Promise<string | undefined> => (await get(address))?.blob.text();
    const own = text ?? (await readText(file.address));
    if (own === undefined) {
      problems.add(getText('styleMissing', file.name));
      return '';
    }
    return toWholeSheet(own, file.address, {
      toAddress: (reference, base) => toWorkspaceAddress(reference, base, this.#places),
      readText,
      readFile: async address => (await get(address))?.url,
      onLeftOut: (what, reference, base) => problems.add(getText(what, toName(base, file), reference)),
    });
  }
}

/** Names the sheet at an address: that of galley.json by its path there, one that it imports by its file's name. */
function toName(address: string, file: LookFile): string {
  return address === file.address ? file.name : decodeURIComponent(address.replace(/^.*\//, ''));
}
