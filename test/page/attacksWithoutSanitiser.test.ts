import { testWithout } from './attacks';

testWithout('sanitiser');
