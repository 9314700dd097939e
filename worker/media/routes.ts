import { Hono } from 'hono';
import type { App } from '../http/app';

export const media = new Hono<App>();
