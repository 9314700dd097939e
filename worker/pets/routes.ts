import { Hono } from 'hono';
import type { App } from '../http/app';

export const pets = new Hono<App>();
