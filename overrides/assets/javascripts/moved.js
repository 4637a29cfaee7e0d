/* A page that has moved leads on, with the part of its address after "#", which a refresh by itself would lose. */
location.replace(new URL(document.currentScript.dataset.to, location) + location.hash);
