/** Imports every test of this folder; made by scripts/test/bundleTests.mjs. */
declare module 'all-tests';
declare module 'mocha/mocha.js';
