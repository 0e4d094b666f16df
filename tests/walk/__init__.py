"""One walk over every page a patient may meet, for screenshots, accessibility and figures."""
