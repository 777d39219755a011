export { SOUND } from '../page/attackVectors';
