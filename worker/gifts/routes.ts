import { Hono } from 'hono';
import type { App } from '../http/app';

export const gifts = new Hono<App>();
