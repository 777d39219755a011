import * as l10n from '@vscode/l10n';

/** Returns what `galley --help` prints. */
export function getUsage(): string {
  const lines: readonly (readonly [string, string] | string)[] = [
    l10n.t('Galley checks posts: YAML front matter on top, an HTML or Markdown body below.'),
    '',
    ['galley check [PATH…]', l10n.t('say what is wrong with the posts')],
    ['galley fix [PATH…]', l10n.t('mend what can be mended without asking')],
    ['galley render POST', l10n.t('print the article as HTML, as the site makes it')],
    ['galley pictures [PATH…]', l10n.t('ask other sites for the posts\' pictures, and say which readers will not see')],
    '',
    l10n.t('PATH is a post, or a folder: then the posts in it are meant. Without any, those of the current folder. "-" is standard input.'),
    l10n.t('The rules stand in the nearest galley.json above each post.'),
    '',
    ['--format text|json|sarif|github', l10n.t('check, pictures: how findings are printed (text)')],
    ['--fail-on error|warning|info|hint', l10n.t('check, fix, pictures: the mildest finding that makes the command fail (error; of pictures: warning)')],
    ['--dry-run', l10n.t('fix: print a unified diff, change nothing')],
    ['--page', l10n.t('render: the whole page, not the article alone')],
    ['--allow ORIGIN', l10n.t('pictures: ask this origin although it looks private (http://localhost:4000)')],
    ['--progress', l10n.t('pictures: say how far it is, even where standard error is no terminal')],
    ['--stdin-path NAME', l10n.t('what standard input is called (stdin.md)')],
    ['--lang en|zh-cn', l10n.t('language of all messages (LC_ALL, LANG)')],
    ['--help, --version', ''],
    '',
    l10n.t('Exit code: 0 nothing found, 1 something found, 2 wrong usage, a broken galley.json or a file that could not be read or written, 130 stopped by Ctrl+C.'),
  ];
  return lines.map(line => (typeof line === 'string' ? line : `  ${line[0].padEnd(36)}${line[1]}`.trimEnd())).join('\n') + '\n';
}
