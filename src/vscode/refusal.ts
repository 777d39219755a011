/** Something that stands in the way of what was asked for and is nobody's mistake in the code: a person is told what, and nothing is logged as a failure. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
