import { isQuick } from './fuzzing';

const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York'];

/** Defines tests once for each of three zones in which the machine may be: what sites make of dates depends on it, and what Galley says of them must not. */
export function inEachZone(define: (zone: string) => void): void {
  for (const zone of isQuick ? ZONES.slice(0, 1) : ZONES) {
    describe(`with TZ=${zone}`, () => {
      const usual = process.env['TZ'];
      before(() => setZone(zone));
      after(() => setZone(usual));
      define(zone);
    });
  }
}

function setZone(zone: string | undefined): void {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
}
