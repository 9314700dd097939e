import { Hono } from 'hono';
import type { App } from '../http/app';

export const feelings = new Hono<App>();
