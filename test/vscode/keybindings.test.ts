import { env, extensions, Uri, workspace } from 'vscode';
import { assert, assertEqual } from './assert';

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
}

interface Manifest {
  readonly contributes?: { readonly keybindings?: Keybinding | readonly Keybinding[] };
}

const getKeybindings = ({ contributes }: Manifest): readonly Keybinding[] => [contributes?.keybindings ?? []].flat();
const readManifest = (): Manifest => extensions.getExtension('galley.galley')!.packageJSON as Manifest;
const isOther = ({ key }: Keybinding): boolean => key !== 'enter' && key !== 'backspace';

// As VS Code's program has them: Cmd, or Ctrl where there is no Mac, and the key of the quotation mark.
const CMD_QUOTE = 2048 + 95;
const PROGRAMS = ['out/vs/code/browser/workbench/workbench.js', 'out/vs/workbench/workbench.desktop.main.js'];

describe('keybindings', () => {
  it('take no key of VS Code\'s own, but for Enter and Backspace where they say so', async () => {
    const document = await workspace.openTextDocument(Uri.parse('vscode://defaultsettings/keybindings.json'));
    const all = [...document.getText().matchAll(/"key": "([^"]+)"[^{}]*?"command": "([^"]+)"/g)].map(([, key = '', command = '']): Keybinding => ({ key, command }));
    const others = all.filter(({ command }) => !command.startsWith('galley.'));
    assert(others.length > 500, `${others.length} keybindings`);
    const own = getKeybindings(readManifest()).filter(isOther);
    assert(own.length > 8, `${own.length} of Galley's`);
    for (const { key, command } of own) {
      const taken = others.filter(other => other.key === key || other.key.split(' ')[0] === key.split(' ')[0]);
      assertEqual(taken, [], command);
    }
  });

  it('take no key of VS Code\'s own on a Mac, where it has some besides', async () => {
    // Where VS Code has none besides, Cmd is what Ctrl is above.
    for (const { key, mac } of getKeybindings(readManifest()).filter(isOther)) {
      assertEqual(mac, key.replaceAll('ctrl+', 'cmd+'), key);
      assert(/^ctrl\+'(?: |$)/.test(key), key);
    }
    // The web host has neither the extensions of VS Code nor its files.
    if (env.appRoot === '') return;
    const others = extensions.all.filter(({ id }) => id !== 'galley.galley').flatMap(({ packageJSON }) => getKeybindings(packageJSON as Manifest));
    assert(others.length > 5, `${others.length} keybindings of extensions`);
    assertEqual(others.filter(({ key, mac }) => (mac ?? key)?.includes('cmd+\'')), [], 'extensions');
    const programs = await Promise.all(PROGRAMS.map(path => workspace.fs.readFile(Uri.joinPath(Uri.file(env.appRoot), path)).then(bytes => new TextDecoder().decode(bytes), () => '')));
    const keys = programs.flatMap(text => [...text.matchAll(/\bmac:\{[^}]*\}/g)].map(([keybinding]) => keybinding));
    assert(keys.length > 100, `${keys.length} keybindings for a Mac`);
    assertEqual(keys.filter(keybinding => new RegExp(`\\b${CMD_QUOTE}\\b`).test(keybinding)), [], 'VS Code');
  });
});
