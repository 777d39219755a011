import { testWithout } from './attacks';

testWithout('policy');
