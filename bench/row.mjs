/**
 * @typedef {object} Row
 * @property {string} what
 * @property {string} unit
 * @property {number} galley
 * @property {string} [other] what Galley is measured against
 * @property {number} [value] what that needs
 * @property {string} budget
 * @property {string} result
 * @property {boolean | undefined} isKept `undefined`: there is no budget
 */

/**
 * Galley must be at least so many times faster than something else.
 *
 * @returns {Row}
 */
export function atLeast(factor, what, galley, other, value) {
  return { what, unit: 'ms', galley, other, value, budget: `${factor} times faster`, result: `${(value / galley).toFixed(1)} times`, isKept: value / galley >= factor };
}

/**
 * Galley must need at most a given part of what something else needs.
 *
 * @returns {Row}
 */
export function atMostPart(part, what, galley, other, value) {
  return { what, unit: 'ms', galley, other, value, budget: `at most ${part.toFixed(2)} of it`, result: (galley / value).toFixed(2), isKept: galley / value <= part };
}

/**
 * Galley must stay below a limit.
 *
 * @returns {Row}
 */
export function atMost(limit, unit, what, galley) {
  return { what, unit, galley, budget: `at most ${limit} ${unit}`, result: `${galley.toFixed(1)} ${unit}`, isKept: galley <= limit };
}

/**
 * A figure without a budget.
 *
 * @returns {Row}
 */
export function figure(unit, what, galley) {
  return { what, unit, galley, budget: 'no budget', result: `${galley.toFixed(1)} ${unit}`, isKept: undefined };
}
