import { extensions, version, workspace } from 'vscode';
import { assert, assertEqual } from './assert';

// Without these, every "web" test could silently run in the Node host, or the oldest VS Code be the newest.
describe('the VS Code under test @contract', () => {
  const expected = workspace.getConfiguration('galleyTests');

  it('is the expected host', () => {
    const host = 'process' in globalThis ? 'node' : 'web';
    assertEqual(host, expected.get('host'));
  });

  it('is the expected version', () => {
    assertEqual(version, expected.get('version'));
  });

  it('has Galley, which activates', async () => {
    const galley = extensions.getExtension('galley.galley');
    assert(galley, 'galley.galley is not there');
    await galley.activate();
    assert(galley.isActive, 'it is not active');
  });
});
