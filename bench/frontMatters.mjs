import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server';
import { faultyFrontMatter } from './makePost.mjs';
import { measure } from './measure.mjs';
import { atLeast } from './row.mjs';

/** Front matter alone (parsing, schema, all its rules) with four errors in it, against the YAML language server in process, with the same schema. */
export async function measureFrontMatter({ blog, checkText }) {
  const service = getLanguageService({ schemaRequestService: async () => '', workspaceContext: { resolveRelativePath: path => path } });
  service.configure({ validate: true, yamlVersion: '1.2', schemas: [{ uri: 'file:///post.schema.json', fileMatch: ['*.yaml'], schema: JSON.parse(JSON.stringify(blog.schema)) }] });
  const text = `---\n${faultyFrontMatter}---\n`;
  let version = 0;
  const competitors = {
    galley: () => checkText(text),
    // A new version each time: the server keeps what it has parsed.
    'yaml-language-server': () => service.doValidation(TextDocument.create('file:///post.yaml', 'yaml', version++, faultyFrontMatter), false),
  };
  for (const [name, run] of Object.entries(competitors)) {
    const found = await run();
    if (found.length !== 4) throw new Error(`${name} finds ${found.length} errors instead of 4 in the front matter of the bench: ${JSON.stringify(found)}`);
  }
  const times = await measure(competitors, { rounds: 200, warmUps: 100, batch: 20 });
  return [atLeast(3, 'front matter with 4 errors', times.galley, 'yaml-language-server', times['yaml-language-server'])];
}
