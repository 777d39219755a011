import { testWithout } from './attacks';

testWithout('sandbox');
