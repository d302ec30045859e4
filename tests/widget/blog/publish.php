<?php
// Install, choose the theme, and publish what an author of a role wrote, by WordPress's own code: php publish.php ROLE < text. Prints JSON.
list( , $role ) = $argv;
$_SERVER['HTTP_HOST'] = parse_url( getenv( 'PARTNER_ADDRESS' ), PHP_URL_HOST );
if ( getenv( 'PARTNER_INSTALL' ) ) {
	define( 'WP_INSTALLING', true );
}
require dirname( __DIR__ ) . '/blog/wp-load.php';
if ( getenv( 'PARTNER_INSTALL' ) ) {
	function wp_new_blog_notification() {} // no mail
	require ABSPATH . 'wp-admin/includes/upgrade.php';
	wp_install( 'Partner', 'admin', 'admin@partner.example', true, '', wp_generate_password() );
	switch_theme( 'partner' );
	echo json_encode( array( 'version' => get_bloginfo( 'version' ) ) );
	exit;
}
$author = wp_insert_user( array( 'user_login' => $role, 'user_pass' => wp_generate_password(), 'role' => $role ) );
wp_set_current_user( is_wp_error( $author ) ? get_user_by( 'login', $role )->ID : $author );
$post = wp_insert_post(
	array( 'post_title' => 'Programs', 'post_status' => 'publish', 'post_content' => wp_slash( stream_get_contents( STDIN ) ) ),
	true
);
if ( is_wp_error( $post ) ) {
	fwrite( STDERR, $post->get_error_message() );
	exit( 1 );
}
echo json_encode(
	array( 'link' => '/?p=' . $post, 'stored' => get_post( $post )->post_content, 'unfiltered' => current_user_can( 'unfiltered_html' ) )
);
