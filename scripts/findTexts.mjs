// Finds every text that goes through l10n in src/: the first argument of `l10n.t(…)`.
import ts from 'typescript';
import { globSync } from 'tinyglobby';
import { readFileSync } from 'node:fs';

/** Returns the texts by the file that has them; a first argument that is no literal is an error, since nobody could translate it. */
export function findTexts() {
  const found = new Map();
  for (const file of globSync('src/**/*.ts').sort()) {
    const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = node => {
      if (ts.isCallExpression(node) && /^(?:vscode\.)?l10n\.t$/.test(node.expression.getText())) {
        const [text] = node.arguments;
        if (!text || !ts.isStringLiteralLike(text)) throw new Error(`${file}: l10n.t needs a literal text: ${node.getText()}`);
        found.set(text.text, file);
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return found;
}
