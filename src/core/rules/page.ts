import * as l10n from '@vscode/l10n';
import type { Severity } from '../finding';
import { rules } from './registry';

/** Returns a rule's page as Markdown, in the language of the moment; `undefined` for an unknown id. */
export function getRulePage(id: string): string | undefined {
  const rule = rules.find(candidate => candidate.id === id);
  if (!rule) return undefined;
  const { part, summary, docs, severity, site, isOffByDefault = false } = rule;
  return [
    `# ${id}`,
    `${summary()} · ${isOffByDefault ? l10n.t('off by default') : nameSeverity(severity)} · ${site === undefined ? l10n.t('any site') : l10n.t('Hexo only')}`,
    docs.why(),
    ...(docs.schema === undefined ? [] : [l10n.t('With this schema of the blog, for example:'), `\`\`\`json\n${docs.schema}\n\`\`\``]),
    ...(part === 'blog' ? toFiles(docs.files) : []),
    `## ${l10n.t('Wrong')}`,
    toCode(docs.wrong),
    `## ${l10n.t('Right')}`,
    toCode(docs.right),
    `## ${l10n.t('Settings')}`,
    l10n.t('In galley.json, the rule can be set to error, warning, info, hint or off:'),
    `\`\`\`json\n{ "rules": { "${id}": "${isOffByDefault ? severity : 'off'}" } }\n\`\`\``,
  ].join('\n\n') + '\n';
}

/** Returns a severity in the language of the moment. */
export function nameSeverity(severity: Severity): string {
  switch (severity) {
    case 'error': return l10n.t('error');
    case 'warning': return l10n.t('warning');
    case 'info': return l10n.t('information');
    case 'hint': return l10n.t('hint');
  }
}

/** What else is in the blog: a post with its text, any other file by name. */
function toFiles(files: Readonly<Record<string, string>> = {}): string[] {
  return Object.entries(files).flatMap(([path, text]) => (text === '' ? [l10n.t('With this file in the blog, for example: {0}', path)] : [l10n.t('With this post in the blog, for example: {0}', path), toCode(text)]));
}

function toCode(text: string): string {
  return `\`\`\`\`html\n${text}\`\`\`\``;
}
