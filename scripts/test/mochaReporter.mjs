// The reporter of `runMocha.mjs`: sends the parent process what mocha does.
import { sendMochaEvents } from './mochaEvents.mjs';

export default class MochaReporter {
  /** @param {Mocha.Runner} runner */
  constructor(runner) {
    // Without a parent, nobody hears this process, and nobody would end it.
    process.once('disconnect', () => process.exit(1));
    this.makeEnd = sendMochaEvents(runner, event => process.send?.(event));
  }

  /**
   * Lets mocha end when everything is sent.
   *
   * @param {number} failures
   * @param {(failures: number) => void} end
   */
  done(failures, end) {
    process.send?.(this.makeEnd(), () => end(failures));
  }
}
