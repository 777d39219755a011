import { extensions, l10n, Uri, workspace } from 'vscode';

/** The core's door. A file of its own, which is read and evaluated at first use: until a file is opened that may be a post, nothing of it is. */
export type Core = typeof import('../core/index');

let loaded: Promise<Core> | undefined;

/** Loads the core. The adapter imports nothing but types from it in any other way. */
export function loadCore(): Promise<Core> {
  loaded ??= importCore().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function importCore(): Promise<Core> {
  const { extensionUri } = extensions.getExtension('galley.galley')!;
  const core = await importModule(Uri.joinPath(extensionUri, 'dist', 'core.mjs'));
  if (l10n.bundle) core.setTexts({ contents: l10n.bundle });
  return core;
}

async function importModule(uri: Uri): Promise<Core> {
  if (!('importScripts' in globalThis)) return (await import(uri.toString())) as Core;
  // The web host is a worker, which cannot import from where extensions lie. VS Code reads an extension's first file as a text, too.
  const url = URL.createObjectURL(new Blob([new Uint8Array(await workspace.fs.readFile(uri))], { type: 'text/javascript' }));
  try {
    return (await import(url)) as Core;
  } finally {
    URL.revokeObjectURL(url);
  }
}
