import { extensions, Uri, workspace } from 'vscode';
import { assert, assertEqual } from './assert';

interface Keybinding {
  readonly command: string;
  readonly key: string;
}

describe('keybindings', () => {
  it('take no key of VS Code\'s own, but for Enter and Backspace where they say so', async () => {
    const document = await workspace.openTextDocument(Uri.parse('vscode://defaultsettings/keybindings.json'));
    const all = [...document.getText().matchAll(/"key": "([^"]+)"[^{}]*?"command": "([^"]+)"/g)].map(([, key = '', command = '']): Keybinding => ({ key, command }));
    const others = all.filter(({ command }) => !command.startsWith('galley.'));
    assert(others.length > 500, `${others.length} keybindings`);
    const { contributes } = extensions.getExtension('galley.galley')!.packageJSON as { contributes: { keybindings: readonly Keybinding[] } };
    const own = contributes.keybindings.filter(({ key }) => key !== 'enter' && key !== 'backspace');
    assert(own.length > 8, `${own.length} of Galley's`);
    for (const { key, command } of own) {
      const taken = others.filter(other => other.key === key || other.key.split(' ')[0] === key.split(' ')[0]);
      assertEqual(taken, [], command);
    }
  });
});
