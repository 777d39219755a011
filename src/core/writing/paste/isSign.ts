const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\p{Regional_Indicator})+$/u;

/** Tells whether the words of a picture are a sign that stands in a line of text: an emoji, or WeChat's `[微笑]`. */
export function isSign(alt: string): boolean {
  // Digits, `#` and `*` are parts of emoji, too.
  return EMOJI.test(alt) && /[^\d#*]/.test(alt) || /^\[[\p{L}\p{N}]{1,8}\]$/u.test(alt);
}
