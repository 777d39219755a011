import { readToPreview } from '../protocol/guards';
import type { PreviewTheme, RenderMessage } from '../protocol/messages';
import { ArticleBody } from './articleBody';
import { openArticleFrame } from './articleFrame';
import { findHeaderOffset, showHeader } from './articleHeader';
import { findKept, keep, log, tell } from './host';
import { handleInput } from './input';
import { Pictures } from './pictures';
import { Scrolling } from './scrolling';
import { getText } from './texts';
import { Theme } from './theme';

async function start(): Promise<void> {
  const frame = await openArticleFrame();
  const pictures = new Pictures();
  const body = new ArticleBody(frame, nodes => pictures.prepare(nodes));
  const theme = new Theme(frame.document.documentElement, document.body.dataset['theme'] as PreviewTheme);
  let shown: RenderMessage | undefined;
  const scrolling = new Scrolling(frame, body, {
    onTop: offset => tell({ type: 'scroll', offset }),
    onScroll: pixels => shown && keep({ uri: shown.uri, scroll: pixels }),
  });

  frame.document.addEventListener('error', event => pictures.mark(event.target as Element, true), true);
  frame.document.addEventListener('load', event => pictures.mark(event.target as Element, false), true);
  handleInput(frame, {
    onLink(href) {
      const target = href.startsWith('#') ? body.findTarget(decode(href.slice(1))) : undefined;
      if (target) scrolling.toElement(target);
      else if (href === '#' || href === '#top') scrolling.to(0);
      else if (!href.startsWith('#')) tell({ type: 'open', href });
    },
    onClick(target) {
      const offset = findHeaderOffset(target) ?? body.findOffset(target);
      if (offset !== undefined) tell({ type: 'reveal', offset });
    },
  });

  function show(message: RenderMessage): void {
    // Messages come in order; one from before is of no interest.
    if (shown && message.sequence <= shown.sequence && message.base !== 0) return;
    const isOther = message.uri !== shown?.uri;
    if (pictures.setPlaces(message.places)) void pictures.refresh(frame.card);
    if (!body.render(message)) {
      tell({ type: 'ready' });
      return;
    }
    showHeader(frame.header, message.header, nodes => pictures.prepare(nodes));
    frame.document.documentElement.lang = message.language;
    frame.document.title = message.header.title?.text ?? getText('untitled');
    frame.body.classList.toggle('galley-empty', body.isEmpty);
    frame.body.dataset['empty'] = getText('empty');
    pictures.prune(frame.card);
    if (isOther) {
      const kept = findKept();
      scrolling.to(kept?.uri === message.uri ? kept.scroll : 0);
      keep({ uri: message.uri, scroll: frame.window.scrollY });
    }
    shown = message;
  }

  window.addEventListener('message', ({ data }) => {
    const message = readToPreview(data);
    try {
      if (message?.type === 'render') show(message);
      else if (message?.type === 'theme') theme.choose(message.theme);
      else if (message?.type === 'follow') scrolling.follow(message.offset, message.what);
      else if (message?.type === 'files') void pictures.refresh(frame.card);
      else log('A message that is none.');
    } catch (error) {
      log(error);
    }
  });
  tell({ type: 'ready' });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

start().catch(log);
