/**
 * Makes the user settings of a VS Code for trying or testing an extension: nothing is in the way of it, nothing asks,
 * nothing calls home.
 *
 * @param {import('./versions.mjs').Host} host
 * @param {Readonly<Record<string, unknown>>} more settings of the caller
 */
export function makeUserSettings(host, more = {}) {
  return {
    'workbench.startupEditor': 'none',
    'workbench.welcomePage.walkthroughs.openOnInstall': false,
    'workbench.tips.enabled': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'chat.disableAIFeatures': true,
    'chat.commandCenter.enabled': false,
    'telemetry.telemetryLevel': 'off',
    'update.mode': 'none',
    'update.showReleaseNotes': false,
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'extensions.ignoreRecommendations': true,
    'workbench.enableExperiments': false,
    // The folder may lie in a repository of somebody else's.
    'git.openRepositoryInParentFolders': 'never',
    // An extension with both `main` and `browser` otherwise runs in the Node host, however it was asked to run.
    'remote.extensionKind': { 'galley.galley': [host === 'web' ? 'web' : 'workspace'] },
    ...more,
  };
}
