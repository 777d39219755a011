import { readToPreview } from '../protocol/guards';
import type { RenderMessage } from '../protocol/messages';
import { ArticleBody } from './articleBody';
import { openArticleFrame } from './articleFrame';
import { findHeaderOffset, showHeader } from './articleHeader';
import { Badges } from './badges';
import { decode } from './decode';
import { findKept, keep, log, tell } from './host';
import { handleInput, type InputHandlers } from './input';
import { InStep } from './inStep';
import { Look } from './look';
import { Notices, type Notice } from './notices';
import { Pictures } from './pictures';
import { findPictureTrouble } from './pictureTrouble';
import { getPageView } from './pageView';
import { Surroundings } from './surroundings';
import { findValueOfElement } from './templateValues';
import { getText } from './texts';
import { Theme } from './theme';
import { veil } from './veil';

async function start(): Promise<void> {
  const frame = await openArticleFrame();
  const pictures = new Pictures(frame.document, () => badges.update());
  const body = new ArticleBody(frame, nodes => pictures.prepare(nodes));
  const theme = new Theme(frame.document.documentElement, getPageView().theme);
  let shown: RenderMessage | undefined;
  const notices = new Notices(frame, offset => inStep.reveal(offset));
  const look = new Look(frame, pictures, notices, () => badges.update());
  const badges = new Badges(frame, image => findPictureTrouble(image, pictures, { url: shown?.places.url ?? undefined, page: shown?.places.page ?? undefined, isSilent: look.isSilent }), image => {
    const offset = findHeaderOffset(image) ?? body.findOffset(image) ?? findValueOfElement(image)?.start;
    if (offset !== undefined) inStep.reveal(offset);
  });
  const inStep = new InStep(frame, body, top => shown && keep({ uri: shown.uri, top }));
  const { scrolling } = inStep;

  const handlers: InputHandlers = {
    onLink(href) {
      const target = href.startsWith('#') ? body.findTarget(decode(href.slice(1))) : undefined;
      if (target) scrolling.toElement(target);
      else if (href === '#' || href === '#top') scrolling.to(0);
      else if (!href.startsWith('#')) tell({ type: 'open', href });
    },
    onClick: (target, event) => inStep.click(target, event),
  };
  handleInput(frame, handlers);
  const surroundings = new Surroundings({ frame, getRemovals: () => [...look.removals, ...body.removals], theme, scrolling, onLink: handlers.onLink, onSource: target => inStep.goTo(target), onRemoval: ({ why, start }) => (why === 'template' ? tell({ type: 'template', offset: start }) : inStep.reveal(start)), onPictures: () => badges.update() });

  function show(message: RenderMessage): void {
    // Messages come in order; one from before is of no interest.
    if (shown && message.sequence <= shown.sequence && message.base !== 0) return;
    const isOther = message.uri !== shown?.uri;
    if (pictures.setPlaces(message.places)) pictures.point(frame.card);
    const isRendered = inStep.hold(() => {
      if (!body.render(message)) return false;
      if (look.hasHeader) showHeader(frame.header, message.header, nodes => pictures.prepare(nodes));
      return true;
    });
    if (!isRendered) {
      tell({ type: 'ready' });
      return;
    }
    notices.show('post', listNotices(message));
    nameArticle(message);
    pictures.settle();
    pictures.prune(frame.card);
    badges.update();
    const kept = isOther ? findKept() : undefined;
    const top = kept?.uri === message.uri ? kept.top : undefined;
    shown = message;
    const placed = isOther ? pictures.whenPlaced() : undefined;
    if (isOther) veil(frame, placed);
    inStep.update(message, top);
    if (isOther) keep({ uri: message.uri, top: top ?? 0 });
    void placed?.then(() => requestAnimationFrame(() => shown?.uri === message.uri && scrolling.showAgain()));
    surroundings.update();
  }

  /** Sets only what differs: a language that is set anew has the browser style the whole page again, be it the same or not. */
  function nameArticle({ language, header }: RenderMessage): void {
    const { document: shownDocument } = frame;
    const title = header.title?.text ?? getText('untitled');
    if (shownDocument.documentElement.lang !== language) shownDocument.documentElement.lang = language;
    if (shownDocument.title !== title) shownDocument.title = title;
    frame.body.dataset['empty'] ??= getText('empty');
    frame.body.classList.toggle('galley-empty', body.isEmpty);
  }

  window.addEventListener('message', ({ data }) => {
    const message = readToPreview(data);
    try {
      if (message?.type === 'render') show(message);
      else if (message?.type === 'follow') inStep.follow(message);
      else if (message?.type === 'problems') inStep.showProblems(message);
      else if (message?.type === 'trouble') notices.show('trouble', message.text === undefined ? [] : [{ text: message.text }]);
      else if (message?.type === 'look') look.wear(message).catch(log);
      else if (message?.type === 'files') Promise.all([pictures.refresh(frame.card), look.refresh()]).catch(log);
      else if (message) surroundings.receive(message);
      else log('A message that is none.');
    } catch (error) {
      log(error);
    }
  });
  tell({ type: 'ready' });
}

/** Returns what the author should know before all else: of each kind once, with the first place. */
function listNotices({ header, omissions }: RenderMessage): readonly Notice[] {
  const texts = { deep: 'tooDeep', plain: 'leftPlain' } as const;
  const found = (['deep', 'plain'] as const).flatMap(why => {
    const first = omissions.find(omission => omission.why === why);
    return first ? [{ text: getText(texts[why]), start: first.start }] : [];
  });
  return header.notice ? [header.notice, ...found] : found;
}

start().catch(log);
