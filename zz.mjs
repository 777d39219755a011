import {imageSize} from "image-size"; globalThis.x=imageSize
