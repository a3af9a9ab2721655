import type { Component } from 'vue'
import { Link, marked, WithoutClicks } from './slidev'

/** Slidev registers every component below components/ under the name of its file, and its own; a slide names those that it shows. */
export const allComponents: Record<string, Component> = {
  ...Object.fromEntries(Object.entries(import.meta.glob<Component>('/components/**/*.vue', { eager: true, import: 'default' }))
    .map(([path, component]) => [/(\w+)\.vue$/.exec(path)![1]!, marked(component)])),
  Link,
  VClick: WithoutClicks,
  VClicks: WithoutClicks,
  KaTexBlockWrapper: WithoutClicks,
}
