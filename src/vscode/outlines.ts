import { DocumentLink, DocumentSymbol, FoldingRange, FoldingRangeKind, languages, SymbolKind, Uri, type Disposable, type TextDocument } from 'vscode';
import type { OutlineItem } from '../core/index';
import { Disposables } from './disposables';
import { loadCore } from './loadCore';
import type { Services } from './services';
import { textLanguages } from './textLanguages';
import { toRange } from './toDiagnostic';

/** Shows the metadata in the outline, folds it, and makes links of its addresses; in any Markdown or HTML text that has some. */
export function registerOutlines({ posts }: Services): Disposable {
  const disposables = new Disposables();
  disposables.add(languages.registerDocumentSymbolProvider(textLanguages, {
    async provideDocumentSymbols(document) {
      const [{ readOutline }, { post }] = await Promise.all([loadCore(), posts.getPost(document)]);
      const block = readOutline(post);
      return block && [toSymbol(block, document, SymbolKind.Namespace)];
    },
  }, { label: 'Galley' }));
  disposables.add(languages.registerFoldingRangeProvider(textLanguages, {
    async provideFoldingRanges(document) {
      const [{ findFolds }, { post }] = await Promise.all([loadCore(), posts.getPost(document)]);
      return findFolds(post).map(span => {
        const { start, end } = toRange(document, span);
        return new FoldingRange(start.line, end.line, FoldingRangeKind.Region);
      });
    },
  }));
  disposables.add(languages.registerDocumentLinkProvider(textLanguages, {
    async provideDocumentLinks(document) {
      const [{ findMetadataLinks }, { post, blog, root, host }] = await Promise.all([loadCore(), posts.getPost(document)]);
      const links = await Promise.all(findMetadataLinks(post, blog).map(async ({ span, address, file }) => {
        if (file === undefined) return new DocumentLink(toRange(document, span), Uri.parse(address));
        return (await host.files.exists(file)) ? new DocumentLink(toRange(document, span), Uri.joinPath(root, file)) : undefined;
      }));
      return links.filter(link => link !== undefined);
    },
  }));
  return disposables;
}

function toSymbol({ name, detail, span, nameSpan, children }: OutlineItem, document: TextDocument, kind: SymbolKind): DocumentSymbol {
  const symbol = new DocumentSymbol(name, detail, kind, toRange(document, span), toRange(document, nameSpan));
  symbol.children = children.map(child => toSymbol(child, document, SymbolKind.Property));
  return symbol;
}
