<?php
// What a webmaster adds to a theme, once.
add_action(
	'wp_head',
	function () {
		?>
{script}
		<?php
	}
);
