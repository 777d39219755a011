import { Uri } from 'vscode';
import type { Picture } from '../core/index';
import type { BlogFile } from './blogs';

const WIDTH = 320;

/** Returns Markdown that shows a picture; nothing for one at an address that VS Code shows no pictures from. */
export function toPictureMarkdown({ address, file }: Picture, { root }: Pick<BlogFile, 'root'>): string {
  const source = file === undefined ? address : Uri.joinPath(root, file).toString();
  const encoded = source.replaceAll(/[\s()<>|]/g, character => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return /^(?:https?|file|vscode-remote|vscode-vfs|data):/i.test(encoded) ? `![](${encoded}|width=${WIDTH})` : '';
}
